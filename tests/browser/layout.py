"""Where the boxes of a page lie: what is cut off, what is too small for a finger, whether the page scrolls sideways."""

from __future__ import annotations

from playwright.sync_api import Page

# Add rules to a page.
SPREAD = "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s] }"
# Elements that stick out to the right, or cut their own words off. A hidden link until focus is not cut.
CUT = """() => [...document.querySelectorAll('body *')].filter(one => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  if (!box.width || !box.height || style.position === 'fixed' || box.bottom + scrollY <= 0) return false;
  const cut = style.overflow !== 'visible' && !one.closest('svg, select, audio') && one.textContent.trim()
    && one.scrollHeight > one.clientHeight + 1 && one.clientHeight > 2;
  return box.right > innerWidth + 1 || box.left < -1 || cut;
}).map(one => one.outerHTML.slice(0, 120))"""
# What is pressed and is smaller than a finger; a link within a sentence is as high as its line.
TARGETS = """() => {
  const inText = one => {
    const around = one.closest('p, li, dd, dt, h1, h2, h3, figcaption, td, label, legend');
    if (!around || getComputedStyle(one).display !== 'inline') return false;
    const rest = around.textContent.replace(one.textContent, '').trim();
    return rest.length > 0 || one.closest('p')?.matches('.text p');
  };
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, audio[controls]')]
    .map(one => {
      const target = one.closest('label') || one;
      const box = target.getBoundingClientRect();
      const seen = box.width > 0 && box.bottom + scrollY > 0 && !inText(one);
      return { html: one.outerHTML.slice(0, 120), width: box.width, height: box.height, seen };
    })
    .filter(one => one.seen && (one.width < 43.5 || one.height < 43.5))
    .map(one => `${Math.round(one.width)}x${Math.round(one.height)} ${one.html}`);
}"""


def scrolls_sideways(page: Page) -> bool:
    """Whether a reader has to push the page to and fro to read a line."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
