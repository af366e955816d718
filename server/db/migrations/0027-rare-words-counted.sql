-- One fingerprint in 64, to tell about how many hold a word without reading them all.
create index fingerprint_word_sample on fingerprint_word (word) where print % 64 = 0;
