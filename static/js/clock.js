// The plain clock and calendar: shows the time and the day of this device, also in a copy that was made long ago.
const lang = document.documentElement.lang;
const clock = document.getElementById("clock");
const today = document.getElementById("today");

const twoDigits = (number) => String(number).padStart(2, "0");
const dayOf = (now) => `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;

/** Another day than the page was made for: say this one, and let a calendar of another month go. */
const turn = (now) => {
  const day = dayOf(now);
  if (today.dateTime === day) return;
  const calendar = document.querySelector(".calendar");
  if (today.dateTime.slice(0, 7) !== day.slice(0, 7)) calendar?.remove();
  else {
    for (const cell of calendar?.querySelectorAll("td") || []) {
      const here = Number(cell.textContent) === now.getDate(); // an empty cell is 0
      cell.classList.toggle("calendar__day", here);
      if (here) cell.setAttribute("aria-current", "date");
      else cell.removeAttribute("aria-current");
    }
  }
  today.dateTime = day;
  today.textContent = now.toLocaleDateString(lang, { dateStyle: "full" });
};

const tick = () => {
  const now = new Date();
  clock.dateTime = `${twoDigits(now.getHours())}:${twoDigits(now.getMinutes())}`;
  clock.textContent = now.toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit" });
  turn(now);
};
if (clock && today) {
  clock.hidden = false;
  tick();
  setInterval(tick, 1000);
}
