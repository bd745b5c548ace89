# Commands that read each other: pipeline and its kin.
module Open3
  class << self
    def pipeline_rw(*commands, **options, &block)
      theirs, mine = IO.pipe
      read, write = IO.pipe
      run_pipeline(commands, options, theirs, write, [mine, read], &block)
    end

    def pipeline_r(*commands, **options, &block)
      read, write = IO.pipe
      run_pipeline(commands, options, nil, write, [read], &block)
    end

    def pipeline_w(*commands, **options, &block)
      theirs, mine = IO.pipe
      mine.sync = true
      run_pipeline(commands, options, theirs, nil, [mine], &block)
    end

    def pipeline_start(*commands, **options, &block)
      return run_pipeline(commands, options, nil, nil, [], &block) if block
      run_pipeline(commands, options, nil, nil, []).first
    end

    def pipeline(*commands, **options)
      run_pipeline(commands, options, nil, nil, []) { |threads| threads.map(&:value) }
    end

    private

    def run_pipeline(commands, options, input, output, own)
      threads = commands.each_with_index.map do |command, i|
        words = command.is_a?(Array) ? command.dup : [command]
        settings = words.last.is_a?(Hash) && words.size > 1 ? options.merge(words.pop) : options.dup
        following, target = i == commands.size - 1 ? [nil, output] : IO.pipe
        settings[:in] = input if input
        settings[:out] = target if target
        pid = Process.spawn(*words, settings)
        [input, target].compact.each(&:close)
        input = following
        Process.detach(pid)
      end
      return [*own, threads] unless block_given?
      begin
        yield(*own, threads)
      ensure
        own.each { |io| io.close unless io.closed? }
        threads.each(&:join)
      end
    end
  end
end
