require 'singleton'
require 'forwardable'

class Integer
  def self.from_prime_division(pairs) = Prime.int_from_prime_division(pairs)

  def prime_division(generator = nil)
    generator ? Prime.prime_division(self, generator) : Prime.prime_division(self)
  end

  def prime?
    return self >= 2 if self <= 3
    return true if self == 5 || self == 7
    return false unless gcd(30) == 1
    (7..Integer.sqrt(self)).step(30) do |p|
      return false if [p, p + 4, p + 6, p + 10, p + 12, p + 16, p + 22, p + 24].any? { |d| (self % d).zero? && d < self }
    end
    true
  end

  def self.each_prime(limit, &block) = Prime.each(limit, &block)
end

# The primes, in order.
class Prime
  VERSION = '0.1.2'
  include Enumerable
  include Singleton

  class << self
    extend Forwardable
    include Enumerable
    def_delegators :instance, :each, :prime?, :include?, :prime_division, :int_from_prime_division
  end

  def each(limit = nil, generator = EratosthenesGenerator.new, &block)
    generator.upper_bound = limit
    generator.each(&block)
  end

  def include?(object)
    case object
    when Integer then prime?(object)
    when Module then Module.instance_method(:include?).bind_call(Prime, object)
    else false
    end
  end

  def prime?(value, generator = Generator23.new)
    raise ArgumentError, "Expected an integer, got #{value}" unless value.respond_to?(:integer?) && value.integer?
    return false if value < 2
    generator.each do |number|
      quotient, rest = value.divmod(number)
      return true if quotient < number
      return false if rest.zero?
    end
  end

  def int_from_prime_division(pairs)
    pairs.inject(1) { |value, (prime, index)| value * prime**index }
  end

  def prime_division(value, generator = Generator23.new)
    raise ZeroDivisionError if value.zero?
    found = []
    if value.negative?
      value = -value
      found << [-1, 1]
    end
    generator.each do |prime|
      count = 0
      while (pair = value.divmod(prime))[1].zero?
        value = pair[0]
        count += 1
      end
      found << [prime, count] unless count.zero?
      break if value.divmod(prime)[0] <= prime
    end
    found << [value, 1] if value > 1
    found
  end

  # What gives numbers one after another.
  class PseudoPrimeGenerator
    include Enumerable

    def initialize(limit = nil)
      @upper_bound = limit
    end

    attr_accessor :upper_bound

    def succ = raise(NotImplementedError, 'need to define `succ\'')
    def next = raise(NotImplementedError, 'need to define `next\'')
    def rewind = raise(NotImplementedError, 'need to define `rewind\'')

    def each
      return dup unless block_given?
      last = nil
      if @upper_bound
        loop do
          prime = succ
          break last if prime > @upper_bound
          last = yield prime
        end
      else
        loop { yield succ }
      end
    end

    def with_index(offset = 0, &block)
      return enum_for(:with_index, offset) { Float::INFINITY } unless block
      return each_with_index(&block) if offset == 0
      each do |prime|
        yield prime, offset
        offset += 1
      end
    end

    def with_object(object)
      return enum_for(:with_object, object) { Float::INFINITY } unless block_given?
      each { |prime| yield prime, object }
    end

    def size = Float::INFINITY
  end

  # Only primes, by a sieve that grows.
  class EratosthenesGenerator < PseudoPrimeGenerator
    def initialize
      @at = -1
      super
    end

    def succ
      @at += 1
      Sieve.instance.at(@at)
    end

    def rewind
      @at = -1
    end
    alias next succ
  end

  # Only primes, by division with the primes before.
  class TrialDivisionGenerator < PseudoPrimeGenerator
    def initialize
      @at = -1
      super
    end

    def succ
      Sieve.instance.at(@at += 1)
    end

    def rewind
      @at = -1
    end
    alias next succ
  end

  # 2, 3 and what neither divides: a superset that is cheap.
  class Generator23 < PseudoPrimeGenerator
    def initialize
      @prime = 1
      @step = nil
      super
    end

    def succ
      if @step
        @prime += @step
        @step = 6 - @step
      else
        case @prime
        when 1 then @prime = 2
        when 2 then @prime = 3
        when 3
          @prime = 5
          @step = 2
        end
      end
      @prime
    end
    alias next succ

    def rewind
      initialize
    end
  end

  # The primes found so far.
  class Sieve
    include Singleton

    def initialize
      @primes = [2, 3, 5, 7, 11, 13]
      @checked = 14
    end

    def at(index)
      grow while @primes.size <= index
      @primes[index]
    end

    private

    def grow
      size = [@checked, 500_000].min
      flags = Array.new(size, true)
      limit = Integer.sqrt(@checked + size)
      @primes.each do |prime|
        break if prime > limit
        first = -@checked % prime
        first.step(size - 1, prime) { |i| flags[i] = false }
      end
      flags.each_with_index { |prime, i| @primes << @checked + i if prime }
      @checked += size
    end
  end
end
