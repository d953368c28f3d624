/**
 * A guided tour of the ways in which a run can end, with real files: {@link
 * dev.sluice.standalone.demo.DemoCommand}.
 */
@NullMarked
package dev.sluice.standalone.demo;

import org.jspecify.annotations.NullMarked;
