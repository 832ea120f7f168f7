"""python -m ontour"""

from ontour.cli import main

main()
