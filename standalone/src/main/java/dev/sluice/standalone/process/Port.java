package dev.sluice.standalone.process;

import java.io.IOException;

/** A loopback port that is picked when it is needed. */
@FunctionalInterface
public interface Port {
  int pick() throws IOException;
}
