/**
 * The product as its users have it: the packaged jar in a process of its own, a real Temporal
 * server, real files, and nothing but REST and Temporal's own client to talk to them.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.standalone.endtoend;
