/**
 * A guided tour of the possible ends of a run, with real files: {@link
 * dev.sluice.standalone.demo.DemoCommand}.
 */
@NullMarked
package dev.sluice.standalone.demo;

import org.jspecify.annotations.NullMarked;
