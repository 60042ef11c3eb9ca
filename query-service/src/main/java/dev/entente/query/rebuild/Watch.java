package dev.entente.query.rebuild;

import java.sql.SQLException;

/** Hears how the making of read models goes on. */
interface Watch {

    /** How many events the making has archived and folded by now. */
    void passed(long archived, long folded) throws SQLException;
}
