"""Letters to those who were invited by e-mail: asked for (`asking`), kept until they are due
(`outbox`), written (`letters`) and handed in (`sending`), by a thread of its own (`keeper`)."""
