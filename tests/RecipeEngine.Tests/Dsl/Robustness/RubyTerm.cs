namespace RecipeEngine.Tests.Dsl.Robustness;

/// <summary>A piece of a random program: its kind, how it is written, and what stands at each place of that writing.</summary>
sealed record RubyTerm(char Kind, string Shape, RubyTerm[] Parts);
