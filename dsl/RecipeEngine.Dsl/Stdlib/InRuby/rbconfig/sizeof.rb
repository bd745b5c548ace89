require 'rbconfig'

module RbConfig
  # Sizes of C's types on 64-bit Linux, in bytes.
  SIZEOF = {
    "int" => 4, "short" => 2, "long" => 8, "long long" => 8, "__int128" => 16, "off_t" => 8, "void*" => 8,
    "float" => 4, "double" => 8, "time_t" => 8, "clock_t" => 8, "size_t" => 8, "ptrdiff_t" => 8, "dev_t" => 8,
    "int8_t" => 1, "uint8_t" => 1, "int16_t" => 2, "uint16_t" => 2, "int32_t" => 4, "uint32_t" => 4, "int64_t" => 8,
    "uint64_t" => 8, "int128_t" => 16, "uint128_t" => 16, "intptr_t" => 8, "uintptr_t" => 8, "ssize_t" => 8, "int_least8_t" => 1,
    "int_least16_t" => 2, "int_least32_t" => 4, "int_least64_t" => 8, "int_fast8_t" => 1, "int_fast16_t" => 8, "int_fast32_t" => 8, "int_fast64_t" => 8,
    "intmax_t" => 8, "sig_atomic_t" => 4, "wchar_t" => 4, "wint_t" => 4, "wctrans_t" => 8, "wctype_t" => 8, "_Bool" => 1,
    "long double" => 16, "float _Complex" => 8, "double _Complex" => 16, "long double _Complex" => 32, "__float128" => 16, "_Decimal32" => 4, "_Decimal64" => 8,
    "_Decimal128" => 16, "__float80" => 16
  }.freeze

  # Bounds of C's types, worked out from their sizes, and those of floats.
  LIMITS = begin
    limits = { 'FIXNUM_MAX' => 2**62 - 1, 'FIXNUM_MIN' => -2**62 }
    {
      'CHAR' => 8, 'SCHAR' => 8, 'SHRT' => 16, 'INT' => 32, 'LONG' => 64, 'LLONG' => 64, 'INT8' => 8, 'INT16' => 16, 'INT32' => 32, 'INT64' => 64, 'INT_LEAST8' => 8, 'INT_LEAST16' => 16,
      'INT_LEAST32' => 32, 'INT_LEAST64' => 64, 'INT_FAST8' => 8, 'INT_FAST16' => 64, 'INT_FAST32' => 64, 'INT_FAST64' => 64, 'INTMAX' => 64, 'INTPTR' => 64
    }.each do |name, bits|
      limits["#{name}_MAX"] = 2**(bits - 1) - 1
      limits["#{name}_MIN"] = -2**(bits - 1)
      limits["U#{name.sub(/\AS(?=CHAR)/, '')}_MAX"] = 2**bits - 1
    end
    limits.update('WCHAR_MAX' => 2**31 - 1, 'WCHAR_MIN' => -2**31, 'SIZE_MAX' => 2**64 - 1, 'PTRDIFF_MAX' => 2**63 - 1, 'PTRDIFF_MIN' => -2**63)
    limits.update('FLT_RADIX' => 2, 'FLT_MANT_DIG' => 24, 'FLT_DIG' => 6, 'FLT_MIN_EXP' => -125, 'FLT_MIN_10_EXP' => -37, 'FLT_MAX_EXP' => 128, 'FLT_MAX_10_EXP' => 38)
    limits.update('DBL_MANT_DIG' => Float::MANT_DIG, 'DBL_DIG' => Float::DIG, 'DBL_MIN_EXP' => Float::MIN_EXP, 'DBL_MIN_10_EXP' => Float::MIN_10_EXP, 'DBL_MAX_EXP' => Float::MAX_EXP,
                  'DBL_MAX_10_EXP' => Float::MAX_10_EXP, 'DBL_MAX' => Float::MAX, 'DBL_MIN' => Float::MIN, 'DBL_EPSILON' => Float::EPSILON)
    limits.freeze
  end
end
