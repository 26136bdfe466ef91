"""How soon the command answers, beside Python itself."""
