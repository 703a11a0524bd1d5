//! Random numbers that are the same on every machine (docs/forecast.md).
//!
//! The generator is xoshiro256++ of Blackman and Vigna, with its state taken from SplitMix64 as they advise.
//! Both are a few lines of whole-number arithmetic without anything that a machine could do differently.

/// By how much SplitMix64 moves its state before each output.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// The output of SplitMix64 with this state.
const fn split_mix(state: u64) -> u64 {
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// One of the many sequences of random numbers that a seed has: xoshiro256++.
#[derive(Clone, Debug)]
pub struct Stream([u64; 4]);

impl Stream {
    /// The stream of a seed with this number.
    ///
    /// SplitMix64 that begins with the seed gives four outputs to each stream in turn: those of stream `n` are its outputs `4n + 1` to `4n + 4`.
    /// So every stream is at hand at once, and none has to be gone through to come to another one.
    #[must_use]
    pub const fn of(seed: u64, number: u64) -> Self {
        let before = seed.wrapping_add(number.wrapping_mul(4).wrapping_mul(STEP));
        // Four different states give four different outputs, so they are never all zero, which xoshiro could not leave.
        Self([
            split_mix(before.wrapping_add(STEP)),
            split_mix(before.wrapping_add(STEP.wrapping_mul(2))),
            split_mix(before.wrapping_add(STEP.wrapping_mul(3))),
            split_mix(before.wrapping_add(STEP.wrapping_mul(4))),
        ])
    }

    /// The next 64 random bits.
    #[inline(always)]
    pub const fn bits(&mut self) -> u64 {
        let [mut a, mut b, mut c, mut d] = self.0;
        let bits = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        self.0 = [a, b, c ^ shifted, d.rotate_left(45)];
        bits
    }

    /// A whole number from 0 to `size` - 1, each as probable as any other; 0 where `size` is 0.
    ///
    /// It is the multiplication of Lemire: the upper part of `size` times random bits, which are drawn again where the lower part shows that
    /// the number would come out more often than others. Up to a size of 2^32 it takes the upper 32 of the 64 bits, above that all of them.
    #[inline(always)]
    pub const fn below(&mut self, size: u64) -> u64 {
        if size > NARROW {
            return self.below_wide(size);
        }
        loop {
            if let Some(number) = narrow(self.bits() >> 32, size) {
                return number;
            }
        }
    }

    #[inline(never)]
    const fn below_wide(&mut self, size: u64) -> u64 {
        loop {
            if let Some(number) = wide(self.bits(), size) {
                return number;
            }
        }
    }
}

/// How many numbers 32 bits can be.
const NARROW: u64 = 1 << 32;

/// The number below a size that 32 bits stand for; `None` for the few bits that are too many.
#[inline(always)]
const fn narrow(bits: u64, size: u64) -> Option<u64> {
    let product = bits * size;
    let rest = product % NARROW;
    // The remainder, which takes long, is below the size, so that most draws need not know it.
    if rest >= size || rest >= NARROW % size { Some(product >> 32) } else { None }
}

/// The same with 64 bits.
const fn wide(bits: u64, size: u64) -> Option<u64> {
    let product = bits as u128 * size as u128;
    let rest = product as u64;
    // 2^64 and 2^64 - size leave the same remainder.
    let is_fair = rest >= size || rest >= size.wrapping_neg() % size;
    if is_fair { Some((product >> 64) as u64) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn split_mix_gives_what_its_authors_program_gives() {
        // The test vector of the crate rand_xoshiro, made with the authors' program in C.
        let mut state = 1_477_776_061_723_855_037_u64;
        let outputs: Vec<u64> = (0..5)
            .map(|_| {
                state = state.wrapping_add(STEP);
                split_mix(state)
            })
            .collect();
        let expected = [
            1_985_237_415_132_408_290,
            2_979_275_885_539_914_483,
            13_511_426_838_097_143_398,
            8_488_337_342_461_049_707,
            15_141_737_807_933_549_159,
        ];
        assert_eq!(outputs, expected);
    }

    #[test]
    fn xoshiro_gives_what_its_authors_program_gives() {
        // The test vector of the crate rand_xoshiro for this state, made with the authors' program in C.
        let mut stream = Stream([1, 2, 3, 4]);
        let expected = [
            41_943_041,
            58_720_359,
            3_588_806_011_781_223,
            3_591_011_842_654_386,
            9_228_616_714_210_784_205,
            9_973_669_472_204_895_162,
            14_011_001_112_246_962_877,
            12_406_186_145_184_390_807,
            15_849_039_046_786_891_736,
            10_450_023_813_501_588_000,
        ];
        assert_eq!([(); 10].map(|()| stream.bits()), expected);
    }

    #[test]
    fn the_streams_of_a_seed_follow_each_other_in_one_sequence() {
        let words = |number| Stream::of(7, number).0;
        let sequence: Vec<u64> = (1..=12_u64)
            .map(|output| split_mix(7_u64.wrapping_add(output.wrapping_mul(STEP))))
            .collect();
        assert_eq!([words(0), words(1), words(2)].concat(), sequence);
    }

    #[test]
    fn a_number_below_a_size_is_drawn_again_exactly_where_it_would_come_too_often() {
        // Of the 2^32 numbers that the bits can be, each of 7 results takes 613,566,756, which leaves 4 out, as 2^32 = 7 * 613,566,756 + 4.
        // A result takes a run of neighbours; what comes before and after its run is either left out or another result's.
        let (size, part) = (7, 613_566_756);
        for result in 0..size {
            let begins = (result * NARROW).div_ceil(size);
            let first = if narrow(begins, size).is_none() { begins + 1 } else { begins };
            let last = first + part - 1;
            assert_eq!((narrow(first, size), narrow(last, size)), (Some(result), Some(result)));
            assert!(result == 0 || narrow(first - 1, size) != Some(result), "{result}");
            assert!(last + 1 == NARROW || narrow(last + 1, size) != Some(result), "{result}");
        }
        // Of the 2^64 numbers of all bits, 2^64 mod 7 = 2 are left out: among others the smallest.
        assert_eq!((wide(0, size), wide(1, size)), (None, Some(0)));
    }

    #[test]
    fn numbers_below_a_size_are_all_there_and_none_above() {
        for size in [1, 2, 7, NARROW, NARROW + 1, 9_999_999_999_999] {
            let mut stream = Stream::of(42, 0);
            assert!((0..2_000).all(|_| stream.below(size) < size), "{size}");
        }
        let mut stream = Stream::of(42, 0);
        let mut seen = [0_u32; 7];
        (0..7_000).for_each(|_| seen[stream.below(7) as usize] += 1);
        // 1,000 of each are expected, with a standard deviation of sqrt(7,000 * 1/7 * 6/7) = 29; five of them are 146.
        assert!(seen.iter().all(|count| count.abs_diff(1_000) < 146), "{seen:?}");
    }

    #[test]
    fn a_size_just_above_32_bits_takes_all_64_bits() {
        let (mut narrow, mut wide) = (Stream::of(1, 0), Stream::of(1, 0));
        let bits = wide.clone().bits();
        assert_eq!(narrow.below(NARROW), bits >> 32);
        let expected = (u128::from(bits) * u128::from(NARROW + 1)) >> 64;
        assert_eq!(u128::from(wide.below(NARROW + 1)), expected);
    }
}
