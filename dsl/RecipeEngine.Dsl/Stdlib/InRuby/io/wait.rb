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

  # wait(events, timeout), or wait(timeout = nil, *modes).
  def wait(*arguments)
    if arguments.size == 2 && arguments.none?(Symbol)
      events, timeout = arguments
      raise ArgumentError, 'Events must be positive integer!' unless events.kind_of?(Integer) && events.positive?
    else
      timeout = arguments.find { |a| !a.kind_of?(Symbol) && !a.nil? }
      events = arguments.grep(Symbol).inject(0) do |all, mode|
        all | case mode
              when :r, :read, :readable then READABLE
              when :w, :write, :writable then WRITABLE
              when :rw, :read_write, :readable_writable then READABLE | WRITABLE
              else raise ArgumentError, "unsupported mode: #{mode}"
              end
      end
      events = READABLE if events.zero?
    end
    IO.select((events & READABLE).zero? ? nil : [self], (events & WRITABLE).zero? ? nil : [self], nil, timeout) ? self : nil
  end

  def ready?
    !IO.select([self], nil, nil, 0).nil?
  end
end
