"""From version 1 to 2 of the project file: notes pinned anywhere, coding, evidence, pillars, what the room did.

The statements are written out, not made from the schema, so that this step stays as it was when it was new.
"""

from sqlalchemy import Connection

_UID = "lower(hex(randomblob(8)))"

_ADDED = (
    "ALTER TABLE project ADD COLUMN rules JSON DEFAULT '{}' NOT NULL",
    "ALTER TABLE step ADD COLUMN undoes INTEGER",
    "ALTER TABLE theme ADD COLUMN excludes VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE theme ADD COLUMN parent_id INTEGER REFERENCES theme (id)",
    "ALTER TABLE theme ADD COLUMN merged_id INTEGER REFERENCES theme (id)",
    "ALTER TABLE theme ADD COLUMN role VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE theme ADD COLUMN uid VARCHAR DEFAULT '' NOT NULL",
    "CREATE INDEX ix_theme_parent_id ON theme (parent_id)",
    f"UPDATE theme SET uid = {_UID}",
    "ALTER TABLE coding ADD COLUMN settled BOOLEAN DEFAULT 0 NOT NULL",
)

_NEW = (
    """CREATE TABLE evidence (
        finding_id INTEGER NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
        position INTEGER NOT NULL, kind VARCHAR NOT NULL, body JSON NOT NULL, uid VARCHAR DEFAULT '' NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT)""",
    "CREATE INDEX ix_evidence_finding_id ON evidence (finding_id)",
    """CREATE TABLE pillar (
        position INTEGER NOT NULL, code VARCHAR NOT NULL, name VARCHAR NOT NULL, guide VARCHAR NOT NULL,
        hue INTEGER NOT NULL, id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT)""",
    """CREATE TABLE settled (
        theme_id INTEGER NOT NULL REFERENCES theme (id) ON DELETE CASCADE, response INTEGER NOT NULL,
        given BOOLEAN NOT NULL, author VARCHAR NOT NULL, created VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT)""",
    "CREATE INDEX ix_settled_theme_id ON settled (theme_id)",
    """CREATE TABLE quote (
        question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE, response INTEGER NOT NULL,
        start INTEGER, stop INTEGER, cleared BOOLEAN NOT NULL, author VARCHAR NOT NULL, created VARCHAR NOT NULL,
        uid VARCHAR DEFAULT '' NOT NULL, id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT)""",
    "CREATE INDEX ix_quote_question_id ON quote (question_id)",
    """CREATE TABLE guess (
        question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
        finding_id INTEGER REFERENCES finding (id) ON DELETE SET NULL, who VARCHAR NOT NULL, body JSON NOT NULL,
        created VARCHAR NOT NULL, id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT)""",
    "CREATE INDEX ix_guess_question_id ON guess (question_id)",
    """CREATE TABLE hands (
        survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
        question_id INTEGER REFERENCES question (id) ON DELETE SET NULL,
        finding_id INTEGER REFERENCES finding (id) ON DELETE SET NULL, text VARCHAR NOT NULL, counts JSON NOT NULL,
        present INTEGER, place VARCHAR NOT NULL, created VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT)""",
    "CREATE INDEX ix_hands_survey_id ON hands (survey_id)",
    """CREATE TABLE shown (
        time VARCHAR NOT NULL, kind VARCHAR NOT NULL, body JSON NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT)""",
    """CREATE TABLE checkpoint (
        step INTEGER NOT NULL, name VARCHAR NOT NULL, created VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT)""",
)

_NOTE = """CREATE TABLE note_new (
    survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
    question_id INTEGER REFERENCES question (id) ON DELETE CASCADE,
    option_id INTEGER REFERENCES answer_option (id),
    text VARCHAR NOT NULL, author VARCHAR NOT NULL, kind VARCHAR NOT NULL, created VARCHAR NOT NULL,
    shown BOOLEAN NOT NULL, about JSON, pin JSON DEFAULT '{}' NOT NULL, tags JSON DEFAULT '[]' NOT NULL,
    visibility VARCHAR DEFAULT 'room' NOT NULL, mark VARCHAR DEFAULT '' NOT NULL, uid VARCHAR DEFAULT '' NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT)"""
_NOTE_COLUMNS = "survey_id, question_id, option_id, text, author, kind, created, shown, about, id"

_FINDING = """CREATE TABLE finding_new (
    survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
    question_id INTEGER REFERENCES question (id) ON DELETE CASCADE,
    spec JSON NOT NULL, headline VARCHAR NOT NULL, statement VARCHAR NOT NULL, pillar VARCHAR NOT NULL,
    status VARCHAR NOT NULL, presenter VARCHAR NOT NULL, position INTEGER NOT NULL, focus JSON NOT NULL,
    snapshot JSON NOT NULL, created VARCHAR NOT NULL, author VARCHAR DEFAULT '' NOT NULL,
    uid VARCHAR DEFAULT '' NOT NULL, id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT)"""
_FINDING_COLUMNS = (
    "survey_id, question_id, spec, headline, statement, pillar, status, presenter, position, focus, snapshot, created, "
    "id"
)


def to_2(connection: Connection) -> None:
    """Tables and columns of version 2; ``note`` and ``finding`` are rebuilt, as they need no question any more."""
    for statement in _ADDED:
        connection.exec_driver_sql(statement)
    _rebuild(connection, "note", _NOTE, _NOTE_COLUMNS)
    _rebuild(connection, "finding", _FINDING, _FINDING_COLUMNS)
    for statement in _NEW:
        connection.exec_driver_sql(statement)


def _rebuild(connection: Connection, table: str, made: str, columns: str) -> None:
    """Put all rows of a table into a new one of the same name; ids already given are not given again."""
    connection.exec_driver_sql(made)
    connection.exec_driver_sql(
        f"INSERT INTO {table}_new ({columns}, uid) SELECT {columns}, {_UID} FROM {table} ORDER BY id"
    )
    # SQLite's own count of ids: the row of the new table exists only where there was a row to copy.
    connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (f"{table}_new",))
    connection.exec_driver_sql(
        "INSERT INTO sqlite_sequence (name, seq) SELECT ?, seq FROM sqlite_sequence WHERE name = ?",
        (f"{table}_new", table),
    )
    connection.exec_driver_sql(f"DROP TABLE {table}")
    connection.exec_driver_sql(f"ALTER TABLE {table}_new RENAME TO {table}")
    for column in ("question_id", "survey_id"):
        connection.exec_driver_sql(f"CREATE INDEX ix_{table}_{column} ON {table} ({column})")
