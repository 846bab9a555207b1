"""Who is named: people, organisations and places, and who is who."""
