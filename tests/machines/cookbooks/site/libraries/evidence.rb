# What a run really did is noted in /srv/evidence: the resources that were not skipped, their actions, and what the recipe had said of each.
# docs/resources.md is made from it.
unless $evidence
  $evidence = { said: {}.compare_by_identity, lines: [] }

  internal = %w(action allowed_actions cookbook_name declared_type default_guard_interpreter recipe_name run_context is_guard_interpreter updated updated_by_last_action)

  Chef.event_handler do
    on :resource_action_start do |resource, _action, _timing, _notifier|
      $evidence[:said][resource] ||= resource.instance_variables.map { |name| name.to_s.delete('@') } - internal
    end

    %i(resource_updated resource_up_to_date).each do |event|
      on event do |resource, action|
        name = (resource.declared_type || resource.resource_name).to_s
        $evidence[:lines] << "#{name} #{action}"
        ($evidence[:said][resource] || []).each { |word| $evidence[:lines] << "#{name}.#{word}" }
      end
    end

    on :run_completed do |_node|
      File.write('/srv/evidence', $evidence[:lines].uniq.sort.join("\n") + "\n") unless Chef::Config[:why_run]
    end
  end
end
