/**
 * The server: it stores connectors, runs and resources. Each subpackage serves one step of a run or
 * one kind of data; the classes here are shared by all of them.
 */
@NullMarked
package dev.sluice.repository;

import org.jspecify.annotations.NullMarked;
