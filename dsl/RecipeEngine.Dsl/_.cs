namespace RecipeEngine.Dsl;
