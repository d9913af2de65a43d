namespace NetCompiler;

/// <summary>How one number is made of one for each class.</summary>
public enum ClassAverage
{
    /// <summary>The mean over the classes that occur, or were predicted: each counts the same.</summary>
    Macro,

    /// <summary>Counts of all classes are added up first: each row counts the same. Equals the accuracy where every row has one label.</summary>
    Micro,
}
