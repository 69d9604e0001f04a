from credenza.cli import main

main()
