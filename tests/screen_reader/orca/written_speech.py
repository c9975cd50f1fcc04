"""A speech server for Orca that writes what it is asked to say, a line of JSON for each phrase.

It runs inside Orca, with the system's Python. The file's name stands in ORCA_SAID. Each line holds `kind` (`speak`, or
`sayall` while Orca reads on by itself, or `end` when it has read to the end), `text`, and `lang` where the page says in
which language the phrase is: Orca 43 to 48 find that out and then drop it.
"""

import json
import os

from gi.repository import GLib
from orca import speech_generator, speechserver
from orca.acss import ACSS

PAUSE = 15  # milliseconds from a phrase to the news that it has been said


def write(kind, text, acss=None):
    """Add a phrase to the file."""
    family = (acss or {}).get(ACSS.FAMILY) or {}
    lang = "-".join(filter(None, (family.get("lang"), family.get("dialect"))))
    with open(os.environ["ORCA_SAID"], "a", encoding="utf-8") as said:
        said.write(json.dumps({"kind": kind, "text": text, "lang": lang}, ensure_ascii=False) + "\n")


def keep_languages():
    """Have Orca hand on the language of each phrase to its speech server."""
    plain = speech_generator.SpeechGenerator.voice

    def voice(self, key=None, **about):
        voices = plain(self, key, **about)
        if about.get("language"):
            family = speechserver.VoiceFamily(voices[0].get(ACSS.FAMILY) or {})
            family.update(name=family.get("name") or "any", lang=about["language"], dialect=about.get("dialect"))
            voices[0][ACSS.FAMILY] = family
        return voices

    speech_generator.SpeechGenerator.voice = voice


class SpeechServer(speechserver.SpeechServer):
    """One voice that says everything at once."""

    only = None

    @staticmethod
    def getFactoryName():
        return "written speech"

    @staticmethod
    def getSpeechServer(info=None):
        if SpeechServer.only is None:
            keep_languages()
            SpeechServer.only = SpeechServer()
        return SpeechServer.only

    @staticmethod
    def getSpeechServers():
        return [SpeechServer.getSpeechServer()]

    @staticmethod
    def shutdownActiveServers():
        SpeechServer.only = None

    def __init__(self):
        super().__init__()
        self._round = 0
        self._open = None

    def getInfo(self):
        return ["written speech", "written_speech"]

    def getVoiceFamilies(self):
        return [speechserver.VoiceFamily({"name": "any", "lang": "en", "dialect": "GB"})]

    def speak(self, text=None, acss=None, interrupt=True):
        if text:
            write("speak", text, acss)

    def speakCharacter(self, character, acss=None):
        write("speak", character, acss)

    def speakKeyEvent(self, event, acss=None):
        pass

    def sayAll(self, phrases, tell):
        """Say phrase after phrase, and tell Orca of each when it begins and when it is done."""
        self._round += 1
        mine = self._round

        def begin():
            if mine != self._round:
                return False
            try:
                context, acss = next(phrases)
            except StopIteration:
                self._open = None
                write("end", "")
                return False
            self._open = (context, tell)
            write("sayall", context.utterance, acss)
            context.currentOffset = context.startOffset
            tell(context.copy(), speechserver.SayAllContext.PROGRESS)
            GLib.timeout_add(PAUSE, done, context)
            return False

        def done(context):
            if mine == self._round:
                context.currentOffset = context.endOffset
                tell(context.copy(), speechserver.SayAllContext.COMPLETED)
                GLib.idle_add(begin)
            return False

        GLib.idle_add(begin)

    def stop(self):
        self._round += 1
        if self._open:
            (context, tell), self._open = self._open, None
            GLib.idle_add(lambda: bool(tell(context.copy(), speechserver.SayAllContext.INTERRUPTED)) and False)

    def shutdown(self):
        SpeechServer.only = None

    def reset(self, text=None, acss=None):
        pass

    def getOutputModule(self):
        return "written_speech"

    def list_output_modules(self):
        return ["written_speech"]

    def shouldChangeVoiceForLanguage(self, *anything):
        return False

    # Orca 44 and later write some of the names in another way.
    get_info, get_speech_server, say_all = getInfo, getSpeechServer, sayAll
    speak_character, speak_key_event = speakCharacter, speakKeyEvent
