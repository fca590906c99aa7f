package dev.tandem.emulator.pubsub;

/** A topic by its full name, projects/P/topics/T. */
record Topic(String name) {}
