import { Link, Outlet } from '@tanstack/react-router'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useReading } from '../language.tsx'
import { type Me, useMe } from '../session.tsx'
import { useFrameWords } from '../words.ts'
import { Footer } from './Footer.tsx'
import { Icon, Mark } from './Icon.tsx'
import { Messages } from './Message.tsx'
import { Waiting } from './Screen.tsx'
import { SessionDialogs } from './SessionDialogs.tsx'
import '../reading.css'
import '../reading-pages.css'

const places = [
  ['/', 'home'],
  ['/start', 'start'],
  ['/notice', 'notice'],
  ['/find-office', 'findOffice'],
  ['/readiness', 'readiness'],
  ['/guides', 'guides'],
  ['/help', 'help'],
] as const

/** 宣纸: the pages that anybody reads. */
export function PublicFrame() {
  const words = useFrameWords()
  return (
    <div className="public">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Top />
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      <Footer />
      <Messages />
      <SessionDialogs />
    </div>
  )
}

function Top() {
  const words = useFrameWords()
  const me = useWhoIsIn()
  return (
    <header className="top">
      <div className="wrap">
        <Link className="brand" to="/">
          <Mark />
          <b>{words.name}</b>
          <span>{words.what}</span>
        </Link>
        <nav className="no-phone" aria-label={words.main}>
          <Places />
        </nav>
        <div className="tools no-phone">
          <ReadingSwitches />
          {me ? (
            <Link className="btn sm" to="/suggestions">
              {words.pages.suggestions}
            </Link>
          ) : (
            <Link className="btn sm" to="/sign-in">
              {words.signInOrRegister}
            </Link>
          )}
        </div>
        <PhoneMenu />
      </div>
    </header>
  )
}

/** Nobody is in before signing in is finished. */
function useWhoIsIn(): Me | null {
  const me = useMe()
  return me?.session.owes === null ? me : null
}

function Places() {
  const words = useFrameWords()
  return places.map(([to, name]) => (
    <Link key={to} to={to} activeOptions={{ exact: to === '/' }} activeProps={{ className: 'on' }}>
      {words.pages[name]}
    </Link>
  ))
}

/** 长者模式 and the other language, in every header. */
export function ReadingSwitches() {
  const words = useFrameWords()
  const { language, setLanguage, large, setLarge } = useReading()
  return (
    <>
      <button type="button" className="plain" aria-pressed={large} onClick={() => setLarge(!large)}>
        {large ? words.largeOff : words.large}
      </button>
      <button
        type="button"
        className="plain"
        lang={language === 'en' ? 'zh-CN' : 'en'}
        onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
      >
        {words.otherLanguage}
      </button>
    </>
  )
}

function PhoneMenu() {
  const words = useFrameWords()
  const me = useWhoIsIn()
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const leave = (event: Event) => {
      const target = event.target
      const inside = target instanceof Node && place.current?.contains(target) === true
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !inside) setOpen(false)
    }
    document.addEventListener('keydown', leave)
    document.addEventListener('pointerdown', leave)
    return () => {
      document.removeEventListener('keydown', leave)
      document.removeEventListener('pointerdown', leave)
    }
  }, [open])
  return (
    <div className="phone-menu only-phone" ref={place}>
      <button
        type="button"
        className="btn text icon"
        aria-expanded={open}
        aria-label={words.menu}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? 'close' : 'menu'} />
      </button>
      {open ? (
        <nav className="drop" aria-label={words.main} onClickCapture={() => setOpen(false)}>
          <Places />
          {me ? (
            <Link to="/suggestions">{words.pages.suggestions}</Link>
          ) : (
            <Link to="/sign-in">{words.signInOrRegister}</Link>
          )}
          <ReadingSwitches />
        </nav>
      ) : null}
    </div>
  )
}
