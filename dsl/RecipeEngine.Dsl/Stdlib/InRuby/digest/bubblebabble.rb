require 'digest'

# Hashes as words that can be said: five letters for two bytes, with a checksum from vowel to vowel.
module Digest
  def self.bubblebabble(text)
    text = text.to_str unless text.is_a?(String) || !text.respond_to?(:to_str)
    raise TypeError, "no implicit conversion of #{text.nil? ? 'nil' : text.class} into String" unless text.is_a?(String)

    vowels = 'aeiouy'
    consonants = 'bcdfghklmnprstvzx'
    bytes = text.bytes
    check = 1
    words = +'x'
    (bytes.size / 2 + 1).times do |turn|
      first, second = bytes[turn * 2], bytes[turn * 2 + 1]
      if first
        words << vowels[((first >> 6) + check) % 6] << consonants[(first >> 2) & 15] << vowels[((first & 3) + check / 6) % 6]
        if second
          words << consonants[second >> 4] << '-' << consonants[second & 15]
          check = (check * 5 + first * 7 + second) % 36
        end
      else
        words << vowels[check % 6] << consonants[16] << vowels[check / 6]
      end
    end
    words << 'x'
  end

  class Class
    def self.bubblebabble(text, *rest) = Digest.bubblebabble(digest(text, *rest))
  end

  module Instance
    def bubblebabble = Digest.bubblebabble(digest)
  end
end
