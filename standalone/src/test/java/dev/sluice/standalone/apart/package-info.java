/**
 * The services as programs of their own, started from their packaged jars with environment
 * variables alone, against a real Temporal, PostgreSQL and mail server.
 */
@NullMarked
package dev.sluice.standalone.apart;

import org.jspecify.annotations.NullMarked;
