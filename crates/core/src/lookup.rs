//! Every item of the rulebook by its id.
