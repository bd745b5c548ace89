namespace RecipeEngine.Cookbooks;
