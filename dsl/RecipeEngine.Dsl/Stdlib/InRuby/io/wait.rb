# Waiting for an IO.
class IO
  READABLE = 1 unless const_defined?(:READABLE)
  PRIORITY = 2 unless const_defined?(:PRIORITY)
  WRITABLE = 4 unless const_defined?(:WRITABLE)

  unless method_defined?(:wait_readable)
    def wait_readable(timeout = nil)
      IO.select([self], nil, nil, timeout) ? self : nil
    end
  end

  unless method_defined?(:wait_writable)
    def wait_writable(timeout = nil)
      IO.select(nil, [self], nil, timeout) ? self : nil
    end
  end

  unless method_defined?(:wait)
    def wait(*arguments)
      events, timeout = arguments
      if arguments.size == 2 && events.kind_of?(Integer)
        raise ArgumentError, 'Events must be positive integer!' unless events.positive?
        ready = IO.select((events & READABLE).zero? ? nil : [self], (events & WRITABLE).zero? ? nil : [self], nil, timeout)
        return ready && ((ready[0].empty? ? 0 : READABLE) | (ready[1].empty? ? 0 : WRITABLE))
      end
      timeout = arguments.find { |a| a.kind_of?(Numeric) }
      writing = arguments.any? { |a| %i[w write writable].include?(a) }
      both = arguments.any? { |a| %i[rw read_write readable_writable].include?(a) }
      IO.select(writing ? nil : [self], writing || both ? [self] : nil, nil, timeout) ? self : nil
    end
  end

  def ready?
    !IO.select([self], nil, nil, 0).nil?
  end
end
