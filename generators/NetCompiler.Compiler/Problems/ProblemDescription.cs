namespace NetCompiler.Compiler.Problems;

/// <summary>A kind of mistake: a row of <see cref="ProblemSet"/>.</summary>
/// <param name="Id">Such as NC0101; never reused.</param>
/// <param name="Title">A few words.</param>
/// <param name="Message">A format with <c>{0}</c>, …: names the layers, the shapes, the arithmetic and the remedy.</param>
public sealed record ProblemDescription(string Id, string Title, string Message);
