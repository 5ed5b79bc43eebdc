//! The files of the sample study, built into the program. Written by `cargo run --example make_sample`.

/// Paths in the study's folder, with their bytes.
#[rustfmt::skip]
pub(super) const FILES: &[(&str, &[u8])] = &[
    ("README.md", include_bytes!("../../projects/peer-support/README.md")),
    ("README.txt", include_bytes!("../../projects/peer-support/README.txt")),
    ("journals/eq6y5e4e/0001.ron", include_bytes!("../../projects/peer-support/journals/eq6y5e4e/0001.ron")),
    ("journals/fxr155d0/0001.ron", include_bytes!("../../projects/peer-support/journals/fxr155d0/0001.ron")),
    ("project.ron", include_bytes!("../../projects/peer-support/project.ron")),
    ("texts/03775e54d6ea7c6d4a43d817157904262423929b911461884c5036810b0fc29d.txt", include_bytes!("../../projects/peer-support/texts/03775e54d6ea7c6d4a43d817157904262423929b911461884c5036810b0fc29d.txt")),
    ("texts/1c09479e7d2eb92efa4f93388476e408f3c563b51e40daff6b9613b02365bd18.txt", include_bytes!("../../projects/peer-support/texts/1c09479e7d2eb92efa4f93388476e408f3c563b51e40daff6b9613b02365bd18.txt")),
    ("texts/25ccf918f793933b3c0cb6ed970c71b5c6d139e5717349c6ff7f9f5af9db1489.txt", include_bytes!("../../projects/peer-support/texts/25ccf918f793933b3c0cb6ed970c71b5c6d139e5717349c6ff7f9f5af9db1489.txt")),
    ("texts/5aa1f9d22d935d8df676867ff6795479651b35083c006aabca9cf15b0148c841.txt", include_bytes!("../../projects/peer-support/texts/5aa1f9d22d935d8df676867ff6795479651b35083c006aabca9cf15b0148c841.txt")),
    ("texts/67238b5c1ff7af8c55963cb25fe153ced092c261fecc63c269b323bb66cd6686.txt", include_bytes!("../../projects/peer-support/texts/67238b5c1ff7af8c55963cb25fe153ced092c261fecc63c269b323bb66cd6686.txt")),
    ("texts/6a8087b2baf83299f6779e20882400881e4006c238154ffe58cf6d5143d41de7.txt", include_bytes!("../../projects/peer-support/texts/6a8087b2baf83299f6779e20882400881e4006c238154ffe58cf6d5143d41de7.txt")),
    ("texts/7c47bd4b819a7c63fc1eb5fbbf86d24593cca7385286c84ae4038276f59713d8.txt", include_bytes!("../../projects/peer-support/texts/7c47bd4b819a7c63fc1eb5fbbf86d24593cca7385286c84ae4038276f59713d8.txt")),
    ("texts/aa755c7f8fb3d4f936884fabcd1085b7ad2451194731d334c5e8f957b010524b.txt", include_bytes!("../../projects/peer-support/texts/aa755c7f8fb3d4f936884fabcd1085b7ad2451194731d334c5e8f957b010524b.txt")),
    ("texts/af6165b1b6310a5508e5306feed9590876fe0c83213cf3646ff446826635125e.txt", include_bytes!("../../projects/peer-support/texts/af6165b1b6310a5508e5306feed9590876fe0c83213cf3646ff446826635125e.txt")),
    ("texts/b6a409d9085ac8f997092290894f1ef6e073d9fc01b9d49f5c3e5d287fd48197.txt", include_bytes!("../../projects/peer-support/texts/b6a409d9085ac8f997092290894f1ef6e073d9fc01b9d49f5c3e5d287fd48197.txt")),
    ("texts/defc19893d02ad4b80b04e964d6ba9274859e126b5dcc0cc2311b8afe14b37e5.txt", include_bytes!("../../projects/peer-support/texts/defc19893d02ad4b80b04e964d6ba9274859e126b5dcc0cc2311b8afe14b37e5.txt")),
    ("texts/e38a7ebf40bcab14e63232cc7b8440ba45cc1af2c587378b0082f7ec8f6c7701.txt", include_bytes!("../../projects/peer-support/texts/e38a7ebf40bcab14e63232cc7b8440ba45cc1af2c587378b0082f7ec8f6c7701.txt")),
    ("texts/ec3c2204ecad90c4d270c9715630b08bf4a6e3fd8caacb9b16ca12daffb4274a.txt", include_bytes!("../../projects/peer-support/texts/ec3c2204ecad90c4d270c9715630b08bf4a6e3fd8caacb9b16ca12daffb4274a.txt")),
];
