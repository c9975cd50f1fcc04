"""Making narrations: the only step that makes sound. Does only what has changed, with as many hands as there are."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass

from webapp.errors import SpeechError
from webapp.narration.crew import Crew
from webapp.narration.events import Fallen, GivenUp, Lost, Report, Reused, Spoken
from webapp.narration.files import unwritable
from webapp.narration.model import Narration, Script
from webapp.narration.publishing import heard_most, publish
from webapp.narration.store import AudioStore
from webapp.narration.tasks import Carried, Made, Order, Result, Task, make, speak
from webapp.narration.wishes import Batch, Engines, Wish, Work, next_batch, roles_for

TASKS_PER_HAND = 2
"""One is worked on, one lies ready: no worker waits, and little is lost with it."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A narration that could not be made, and why."""

    slug: str
    lang: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build: the narrations in the order of their scripts, and those that could not be made."""

    narrations: tuple[Narration, ...]
    failures: tuple[Failure, ...]


def narrate(
    scripts: Iterable[Script], *, engines: Engines, store: AudioStore, crew: Crew, report: Report = lambda _: None
) -> Outcome:
    """Read scripts aloud into the store; each is published there as soon as it is whole.

    A sentence that an engine cannot say is spoken by the next one; its id is then in `fallen`, and the next run
    tries the better engine again. Raises WebappError where the store cannot be written; what was made is kept.
    """
    with crew:
        return _Build(engines, store, crew, report).run(tuple(scripts))


_Job = Batch | Work
_Coming = Future[tuple[Result, ...]] | Future[Made]


class _Build:
    """One run. Only this process touches the store: the crew is given values and gives values back."""

    def __init__(self, engines: Engines, store: AudioStore, crew: Crew, report: Report) -> None:
        self._engines, self._store, self._crew, self._report = engines, store, crew, report
        self._wishes: dict[tuple[str, ...], Wish] = {}
        self._to_say, self._to_say_here = deque[Wish](), deque[Wish]()
        self._to_make = deque[Work]()
        self._flying: dict[_Coming, _Job] = {}
        self._here: _Coming | None = None
        self._suspects = deque[_Job]()
        self._on_trial = self._broken = False
        self._failures: list[Failure] = []

    def run(self, scripts: tuple[Script, ...]) -> Outcome:
        """Everything, until nothing is left to do."""
        works = [self._begin(script) for script in scripts]
        while self._send_out():
            landed: set[_Coming] = wait(self._flying, return_when=FIRST_COMPLETED).done  # type: ignore[misc]  # two kinds of futures in one set
            for future in landed:
                self._take_back(self._flying.pop(future), future)
        narrations = tuple(work.narration for work in works if work.narration is not None)
        return Outcome(narrations, tuple(self._failures))

    # What is wished for, and what came of it.

    def _begin(self, script: Script) -> Work:
        lines = script.lines("")
        first = next(iter(self._engines(lines[0], script.lang)), None) if lines else None
        reader = first.name if first is not None else ""
        work = Work(script, reader, script.lines(reader))
        if not lines:
            self._failures.append(Failure(script.slug, script.lang, "there is nothing in it to read aloud"))
        for index in range(len(lines)):
            self._join(work, index)
        return work

    def _join(self, work: Work, index: int) -> None:
        """Have a line wait until its words are said, or find that they are."""
        line = work.lines[index]
        roles = list(roles_for(line, self._engines(line, work.script.lang)))
        identity = (line.lang, line.spoken, *(role.key for role in roles))
        fresh = identity not in self._wishes
        wish = self._wishes.setdefault(identity, Wish(line, roles))
        work.wishes[index] = wish
        wish.waiting.append((work, index))
        if fresh:
            self._advance(wish)
        elif not wish.open:
            self._tell(wish)

    def _advance(self, wish: Wish) -> None:
        """To the store, to the next engine, or to nobody."""
        if wish.roles and not self._store.has(wish.roles[0].key):
            (self._to_say_here if wish.roles[0].engine.alone else self._to_say).append(wish)
        else:
            wish.open = False
            self._tell(wish)

    def _tell(self, wish: Wish, told: int = 0) -> None:
        """Everybody who waits for a wish learns what became of it; of the first `told`, it was reported already."""
        waiting, wish.waiting = wish.waiting, []
        for number, (work, index) in enumerate(waiting):
            line = work.lines[index]
            if wish.roles:
                work.takes[index] = wish.take(line)
                if number >= told:
                    self._report(Reused(line.id, wish.roles[0].engine.name))
            else:
                work.failed[index] = wish.reasons[-1] if wish.reasons else f"no engine has a voice for {line.lang}"
                self._report(GivenUp(line.id))
            if work.complete:
                self._complete(work)

    def _complete(self, work: Work) -> None:
        """Every line has been said. Is what they say of the voice true, and has anything to be made? Look."""
        if work.failed:
            self._failures.append(Failure(work.script.slug, work.script.lang, work.why_failed))
            return
        reader = heard_most(work.in_order).engine
        changed = work.read_by(reader) if reader != work.reader and not work.corrected else []
        for index in changed:
            self._join(work, index)
        if not changed:
            before = self._store.read_edition(work.script.lang, work.script.slug)
            if before is not None and before.recipe == work.recipe:
                work.narration = before.narration
            else:
                self._to_make.append(work)

    # Handing out work.

    def _send_out(self) -> bool:
        """Give every free hand something to do; false where nothing is left and nothing is under way."""
        if self._suspects:
            if not self._flying:  # by itself: if a worker dies of it, it is known of what
                if self._broken:
                    self._crew.renew()
                self._on_trial, self._broken = True, False
                self._send(self._suspects.popleft())
            return True
        self._on_trial = False
        if self._to_say_here and self._here not in self._flying:
            self._send(next_batch(self._to_say_here))
        while (self._to_make or self._to_say) and self._is_room:
            job = self._to_make.popleft() if self._to_make else next_batch(self._to_say)
            self._send(job)
        return bool(self._flying)

    @property
    def _is_room(self) -> bool:
        return len(self._flying) < self._crew.hands * TASKS_PER_HAND + (self._here in self._flying)

    def _send(self, job: _Job) -> None:
        if isinstance(job, Work):
            order = self._order(job)
            if order is not None:
                self._flying[self._crew.submit(make, order)] = job
            return
        engine = job.wishes[0].roles[0].engine
        tasks = tuple(Task(wish.line.spoken, wish.roles[0].voice) for wish in job.wishes)
        submit = self._crew.submit_here if engine.alone else self._crew.submit
        future = submit(speak, Carried(engine), tasks)
        self._flying[future] = job
        self._here = future if engine.alone else self._here

    def _order(self, work: Work) -> Order | None:
        """What the coding of a script needs. A sentence that was damaged in the store is spoken again first."""
        sentences = {index: self._store.sentence(take.key) for index, take in work.takes.items()}
        damaged = [index for index, sentence in sentences.items() if sentence is None]
        for index in damaged:
            self._again(work, index)
        if damaged:
            return None
        whole = tuple(one for index in range(len(work.lines)) if (one := sentences[index]) is not None)
        script = work.script
        return Order(work.in_order, whole, script.title, script.lang, script.headings, script.status)

    def _again(self, work: Work, index: int) -> None:
        wish, take = work.wishes[index], work.takes.pop(index)
        if wish.spoken:
            raise SpeechError(f"the sound store does not keep what it is given: sentence {take.line.id}")
        self._store.forget(take.key)
        wish.waiting.append((work, index))
        if not wish.open:
            wish.open = True
            self._advance(wish)

    # Taking back what was done.

    def _take_back(self, job: _Job, future: _Coming) -> None:
        error = future.exception()
        if isinstance(error, OSError) and not self._crew.is_loss(error):
            raise unwritable(self._store.folder, error) from error
        if error is not None:
            self._failed(job, error)
            return
        done = future.result()
        if isinstance(job, Work):
            assert isinstance(done, Made)
            job.narration = publish(job, done, self._store, self._report)
        else:
            assert isinstance(done, tuple)
            for wish, result in zip(job.wishes, done, strict=True):
                self._answered(wish, result)

    def _answered(self, wish: Wish, result: Result) -> None:
        role = wish.roles[0]
        if result.sentence is None:
            self._report(Fallen(wish.line.id, role.engine.name, result.reason))
            wish.fail(result.reason)
            self._advance(wish)
            return
        self._store.put(role.key, result.sentence)
        wish.spoken, wish.open = True, False
        self._report(Spoken(wish.line.id, role.engine.name, result.sentence.seconds))
        self._tell(wish, told=1)

    def _failed(self, job: _Job, error: BaseException) -> None:
        """A job came to a bad end. It is tried once more by itself, a batch then sentence by sentence."""
        reason = f"{type(error).__name__}: {error}"
        self._broken = self._broken or self._crew.is_loss(error)
        if not self._on_trial:
            self._report(Lost(reason))
            self._suspects.append(job)
        elif isinstance(job, Work):
            self._failures.append(Failure(job.script.slug, job.script.lang, f"its sound could not be made: {reason}"))
        elif len(job.wishes) > 1:
            self._suspects.extendleft(Batch((wish,)) for wish in reversed(job.wishes))
        else:
            self._answered(job.wishes[0], Result(None, f"the process that spoke it came to a bad end: {reason}"))
