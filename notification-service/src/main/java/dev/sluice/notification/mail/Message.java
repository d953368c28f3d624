package dev.sluice.notification.mail;

/** A message as it is sent, in both of its forms. */
record Message(String subject, String text, String html) {}
