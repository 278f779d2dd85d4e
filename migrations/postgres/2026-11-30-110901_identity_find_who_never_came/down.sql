DROP INDEX code_request_asked;
DROP INDEX account_unproven;
