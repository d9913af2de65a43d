namespace NetCompiler.Compiler.Declarations;

/// <summary>A constructor parameter of a block, with its default if it has one.</summary>
public sealed record BlockParameter(string Name, ArgumentValue? Default);
