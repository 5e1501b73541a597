//! Matter → who answers for it.
