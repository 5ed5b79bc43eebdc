//! A small random generator whose draws are the same on every machine, for ever.

/// xoshiro256++ (Blackman and Vigna 2021, ACM Transactions on Mathematical Software 47, article 36),
/// its state filled by `SplitMix64` (Steele, Lea and Flood 2014, OOPSLA, 453–472).
#[derive(Debug, Clone)]
pub struct Random {
    state: [u64; 4],
}

impl Random {
    /// The generator of a seed; the seed is printed with every figure made from it.
    pub fn new(seed: u64) -> Self {
        let mut mix = seed;
        Self {
            state: std::array::from_fn(|_| split_mix(&mut mix)),
        }
    }

    /// The next 64 bits.
    pub const fn next_u64(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let result = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let third = c ^ a;
        let fourth = d ^ b;
        self.state = [
            a ^ fourth,
            b ^ third,
            third ^ (b << 17),
            fourth.rotate_left(45),
        ];
        result
    }

    /// A proportion from 0 up to but not including 1, of 53 bits.
    pub const fn proportion(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A whole number from 0 up to but not including `bound`, each equally likely; 0 for a bound of 0
    /// (Lemire 2019, ACM Transactions on Modeling and Computer Simulation 29, article 3).
    pub fn below(&mut self, bound: u64) -> u64 {
        if bound == 0 {
            return 0;
        }
        let uneven = bound.wrapping_neg() % bound;
        loop {
            let product = u128::from(self.next_u64()) * u128::from(bound);
            if product as u64 >= uneven {
                return (product >> 64) as u64;
            }
        }
    }
}

const fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut bits = *state;
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_gives_the_published_numbers() {
        // From the reference implementations: SplitMix64 with seed 1234567, xoshiro256++ from state 1, 2, 3, 4.
        let mut seed = 1_234_567;
        let mixed: Vec<u64> = (0..3).map(|_| split_mix(&mut seed)).collect();
        assert_eq!(
            mixed,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
        let mut random = Random {
            state: [1, 2, 3, 4],
        };
        let drawn: Vec<u64> = (0..5).map(|_| random.next_u64()).collect();
        assert_eq!(
            drawn,
            [
                41_943_041,
                58_720_359,
                3_588_806_011_781_223,
                3_591_011_842_654_386,
                9_228_616_714_210_784_205
            ]
        );
    }

    #[test]
    fn every_number_below_a_bound_is_drawn_about_equally_often() {
        let mut random = Random::new(1);
        let mut counts = [0_u32; 7];
        for _ in 0..70_000 {
            counts[random.below(7) as usize] += 1;
        }
        // Binomial with n = 70000, p = 1/7: standard deviation 92.6; five of them are 463.
        assert!(
            counts.iter().all(|count| count.abs_diff(10_000) < 463),
            "{counts:?}"
        );
    }
}
