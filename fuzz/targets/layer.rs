#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| zeren_tests::fuzzed::layer(data));
