/**
 * A guided walk through a run's possible ends, with real files: {@link
 * dev.sluice.standalone.demo.DemoCommand}.
 */
@NullMarked
package dev.sluice.standalone.demo;

import org.jspecify.annotations.NullMarked;
