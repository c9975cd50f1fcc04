// The plain clock and calendar: shows the time, and the day of this device.
const clock = document.getElementById("clock");
const lang = document.documentElement.lang;
const tick = () => {
  const now = new Date();
  clock.dateTime = now.toISOString();
  clock.textContent = now.toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit" });
};
if (clock) {
  clock.hidden = false;
  tick();
  setInterval(tick, 1000);
}
