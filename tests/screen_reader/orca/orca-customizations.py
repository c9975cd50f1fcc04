"""Orca's settings for our tests: it writes what it says, and keeps to what a reader would hear of a page.

Orca runs this file from its folder of preferences, which it also puts on the path.
"""

import orca.settings as chosen

chosen.speechServerFactory = "written_speech"
chosen.speechSystemOverride = "written_speech"  # the name of the same from Orca 47 on
chosen.speechFactoryModules = ["written_speech"]
chosen.speechServerInfo = None
chosen.sayAllOnLoad = True
chosen.enableBraille = False
chosen.enableSound = False
chosen.enableKeyEcho = False
chosen.enableEchoByCharacter = False
chosen.enableTutorialMessages = False
