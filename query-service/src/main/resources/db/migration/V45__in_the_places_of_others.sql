-- In an instant: what the indexes before were used for, these serve as well.
drop index ${ledger}.version_issue, ${ledger}.version_page;
alter index ${ledger}.version_issue_with_stances rename to version_issue;
alter index ${ledger}.version_page_with_weight rename to version_page;
