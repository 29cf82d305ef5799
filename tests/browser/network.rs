//! Unlucky networks.
