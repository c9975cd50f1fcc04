// The word that is being said is marked, where the voice tells its time: by the browser's own highlight, so that the text
// stays as it is (CSS Custom Highlight API).
import { chosen, element, on } from "./dom.js";
import { audio, current, watch } from "./sound.js";
import { spot } from "./player.js";

const highlight = window.Highlight && CSS.highlights && new Highlight();
if (highlight) CSS.highlights.set("word", highlight);
let ranges = []; // { start, range } for the words of one sentence; start in seconds
let drawn = ""; // which sentence that is
let due;

const TIME = /<(\d+):(\d+):([\d.]+)>/;

/** The words of a cue with their times: "One <00:00:01.250>two". */
const timed = ({ text, start }) => {
  const [first, ...rest] = element("textarea", { innerHTML: text }).value.split(TIME); // there only &amp; means something
  const words = [{ start, word: first.trim() }];
  for (let i = 0; i + 3 < rest.length; i += 4) {
    words.push({ start: rest[i] * 3600 + rest[i + 1] * 60 + +rest[i + 2], word: rest[i + 3].trim() });
  }
  return words;
};

/** Where in the sentence each word stands. Marks of sources are not said; a word that is not found is not marked. */
const rangesOf = (element, words) => {
  const nodes = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (!walker.currentNode.parentNode.closest(".ref")) nodes.push(walker.currentNode);
  const point = (offset) => {
    let left = offset;
    const node = nodes.find(({ length }) => left <= length || ((left -= length), false));
    return [node, left];
  };
  const whole = nodes.map(({ data }) => data).join("");
  let from = 0;
  return words.flatMap(({ start, word }) => {
    const at = word ? whole.indexOf(word, from) : -1;
    if (at < 0) return [];
    from = at + word.length;
    const range = new Range();
    range.setStart(...point(at));
    range.setEnd(...point(from));
    return [{ start, range }];
  });
};

const draw = () => {
  clearTimeout(due);
  const element = chosen("words") && chosen("follow") !== "off" && spot();
  const cue = current();
  highlight.clear();
  if (!element || !TIME.test(cue.text)) return (drawn = "");
  const key = `${cue.id} ${document.documentElement.lang}`;
  if (key !== drawn || !ranges[0]?.range.startContainer.isConnected) ranges = rangesOf(element, timed(cue));
  drawn = key;
  const now = audio.currentTime;
  const said = ranges.filter(({ start }) => start <= now + 0.02).pop();
  if (said && now < cue.end) highlight.add(said.range);
  const next = ranges.find(({ start }) => start > now + 0.02);
  if (next && !audio.paused) due = setTimeout(draw, ((next.start - now) / audio.playbackRate) * 1000);
};
if (highlight) {
  watch(draw);
  on("arrived settings", draw);
}
