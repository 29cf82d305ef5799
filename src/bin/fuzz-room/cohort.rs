//! The cohort file: a refusal with words, or a cohort that writes, merges and shows like any other.

use ai_self_check::workshop::cohort::{Cohort, FileRefusal, Merged, Round, read, write};

/// Any text.
pub(crate) fn reads(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let cohort = match read(&text) {
        Ok(cohort) => cohort,
        Err(refusal) => {
            assert!(!refusal.to_string().is_empty());
            return;
        }
    };
    let file = write(&cohort);
    assert_eq!(read(&file).as_ref(), Ok(&cohort));
    // Cut in half, it is said to be cut, wherever that was.
    let half = file.get(..file.trim_end().len() * (bytes.len() % 97 + 1) / 98).unwrap_or_default();
    assert_eq!(read(half), Err(FileRefusal::Cut));

    let people: usize = Round::ALL.map(|round| cohort.people(round)).iter().sum();
    let mut twice = cohort.clone();
    assert_eq!(twice.merge(&cohort), Ok(Merged { new: 0, again: people }));
    assert_eq!(twice, cohort);
    let mut fresh = Cohort::new(cohort.tag());
    assert_eq!(fresh.merge(&cohort), Ok(Merged { new: people, again: 0 }));
    assert_eq!(fresh, cohort);
    for round in Round::ALL {
        assert_eq!(cohort.counts(round).people(), cohort.people(round) as u64);
        assert_eq!(cohort.members(round).len(), cohort.people(round));
    }
}
