-- Most planned attributes are written once, read for the digest and applied once. As jsonb they were
-- taken apart when they were planned and put together whenever they were read; json stays the text
-- that compare wrote, which is the very text that jsonb would give.
ALTER TABLE resource_change
  ALTER COLUMN before TYPE json USING before::json,
  ALTER COLUMN after TYPE json USING after::json;

-- What resource_hash() gives, from that text. Not strict, so that it is inlined: it is asked for nothing but rows
-- that have both.
CREATE FUNCTION planned_hash(active boolean, attributes json) RETURNS bytea
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN substring(
    sha256(convert_to(CASE WHEN active THEN '+' ELSE '-' END || attributes::text, 'UTF8'))
    FROM 1 FOR 16);
