//! Goal seek: the smallest amount or the latest date with which an offer gives what one wants of it.
