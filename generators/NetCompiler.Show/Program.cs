using System;
using System.Collections.Generic;
using NetCompiler.Compiler;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Problems;
using NetCompiler.Compiler.Tests.Layers;
using NetCompiler.Show;

if (args.Length != 1)
{
    Console.Error.WriteLine("Give one argument, the layers, such as \"Input(4); Dense(3); ReLU; Dense(2); CrossEntropyLoss\".");
    return 1;
}

NetworkDeclaration declaration = DeclarationText.Network(args[0]);
IReadOnlyList<Problem> problems = NetworkCompiler.Check(declaration);
foreach (Problem problem in problems)
{
    Console.Error.WriteLine($"{problem.Description.Id}: {problem.Message}");
}

if (problems.Count > 0)
{
    return 1;
}

NetworkReport.Write(Console.Out, declaration);
return 0;
