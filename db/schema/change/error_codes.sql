-- Deploy ontour:schema/change/error_codes to pg
-- requires: schema/core/error_codes

begin;

insert into core.error_codes (code, status, message, hint) values
(
    'VERSION_CONFLICT', 409, 'Somebody else changed this row since you read it.',
    'details holds the current row: apply your change to it and send its version.'
),
('INVALID_IF_MATCH', 400, 'If-Match must be the version of the row.', 'Send If-Match: "3" for version 3.'),
(
    'ROW_LIMIT_EXCEEDED', 422, 'One request may not change this many rows.',
    'Narrow the filter; at most 5,000 rows a request.'
),
(
    'ROW_IN_USE', 409, 'Other rows still refer to this one.',
    'Delete those first, or let them refer to another row.'
),
(
    'VERSION_NOT_FOUND', 404, 'This row never had this version, or it is no longer kept.',
    'See rpc/history for its versions.'
),
('NOT_RESTORABLE', 422, 'Rows of this table cannot be restored.', 'Write the values you want with PATCH.'),
(
    'POSITION_INVALID', 400, 'A position of the feed is a whole number, 0 or more.',
    'Send the position of the last change that you have.'
),
(
    'POSITION_AHEAD', 400, 'The feed has not come to this position.',
    'It is of another feed: take a snapshot and its position.'
),
(
    'POSITION_GONE', 410, 'Changes from this position on are no longer kept.',
    'Take a snapshot and go on from its position.'
),
(
    'POSITION_NOT_SEALED', 404, 'No seal covers this position.',
    'The newest rows are sealed within a second or two; change.seals has the sizes.'
),
(
    'MONTH_NOT_RETIRABLE', 409, 'A month of the log cannot be retired yet.',
    'It must be over, every row of it numbered and sealed, and no transaction from it still open.'
),
(
    'TIME_RETIRED', 410, 'The log no longer tells everything about this time.',
    'Ask for a later time, or for the newest version, which is always kept.'
),
('OPERATION_LIMIT', 422, 'One push may not hold this many operations.', 'Push at most 1,000 at once.'),
(
    'OPERATION_INVALID', 422, 'This operation cannot be read.',
    'details names what is wrong; see docs/how-to/offline.md for the form.'
),
(
    'OPERATION_BUSY', 409, 'The row was being written by somebody else, or time was up.',
    'Nothing is decided: push the operation again as it is.'
),
('OP_ID_REUSED', 409, 'Another operation had this op_id.', 'Make a new op_id for every operation.'),
('ID_TAKEN', 409, 'A row that you may not see has this id.', 'Make a new id; UUIDs of version 7 never meet.'),
('UNTRACKED_TABLE', 422, 'This table is not synchronised.', 'It is read-only for clients.'),
('UNKNOWN_FIELD', 422, 'The table has no field of this name.', 'See the table in the API reference.'),
('FIELD_NOT_WRITABLE', 422, 'This field is not written by clients.', 'Leave it out.'),
(
    'BASE_VERSION_UNKNOWN', 422, 'The row never had the version that the operation starts from.',
    'Send the version that the device had read.'
),
(
    'DEPENDENCY_CYCLE', 422, 'The operation depends on itself by way of others.',
    'Let depends_on name operations that were made earlier.'
),
(
    'DEPENDENCY_FAILED', 422, 'An operation that this one depends on was rejected.',
    'details names it and its code.'
),
(
    'DEPENDENCY_UNKNOWN', 422, 'An operation that this one depends on has not arrived.',
    'Nothing is decided: push the two together.'
),
('PUSH_RUNNING', 409, 'Another push of yours is running.', 'Push again when it has ended.'),
(
    'BATCH_ROLLED_BACK', 422, 'Another operation of this batch failed, so this one was not written either.',
    'Correct those that have another code, or send the batch without atomic.'
),
('CONFLICT_CLOSED', 409, 'This conflict is no longer open.', 'details says what became of it.'),
('CONFLICT_NOT_RESOLVED', 409, 'This conflict has no resolution to undo.', 'details says what it is.'),
(
    'RESOLUTION_OVERWRITTEN', 409, 'The row has changed since the conflict was resolved.',
    'Write the value that you want with PATCH.'
),
(
    'FRAME_INVALID', 400, 'The frame is not what its type asks for.',
    'Send one JSON object as text; details names what is wrong.'
),
(
    'FRAME_UNKNOWN', 400, 'There is no frame of this type.',
    'Send hello, token, subscribe, unsubscribe, presence or typing.'
),
('HELLO_TIMEOUT', 408, 'Nobody said hello in time.', 'Send hello with an access token as the first frame.'),
(
    'TOPIC_FORBIDDEN', 403, 'You may not read this organization.',
    'Subscribe to one of your organizations, or to none: then to all of them.'
),
(
    'SUBSCRIPTION_LIMIT', 422, 'A socket has no more subscriptions than this.',
    'Unsubscribe from some, or subscribe to a whole table or organization.'
),
('SUBSCRIPTION_UNKNOWN', 404, 'There is no subscription of this id.', 'Use the id of a frame subscribed.'),
(
    'SOCKET_LIMIT', 429, 'You have too many sockets open.',
    'Close some; one socket carries many subscriptions.'
),
(
    'FEED_MISMATCH', 409, 'The position is one of another feed.',
    'Take a snapshot and go on from its position.'
),
(
    'SIGHT_CHANGED', 409, 'This token lets one see more, or less, than the one before.',
    'Connect anew with it, take a snapshot and go on from its position.'
),
(
    'SLOW_READER', 408, 'Frames are read more slowly than they come.',
    'Connect again and resume from the last position received.'
),
(
    'NOT_ACCEPTABLE', 406, 'The feed is a WebSocket or a stream of events.',
    'Open a WebSocket, or send Accept: text/event-stream.'
),
(
    'SPELLINGS_DIFFER', 422, 'Two spellings of one field hold different values.',
    'details names the field: send it once, or the same value twice.'
),
(
    'NO_SUCH_SECTION', 422, 'This installation has no table for these rows.',
    'Keep them: they can be imported when it has.'
),
(
    'PARENT_NOT_IMPORTED', 422, 'The row that this one belongs to has not been imported.',
    'Correct that row, then import both again.'
),
(
    'ROW_DELETED', 409, 'This row was imported before, and has been deleted here.',
    'Restore it with rpc/restore.'
);

commit;
