namespace RecipeEngine.Runner;
