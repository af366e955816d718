/** Parts of the site that can rest for a while without anybody losing what they wrote or the way to hand in. */
export const features = ['papers', 'search', 'likeness', 'figures', 'model'] as const
export type Feature = (typeof features)[number]
