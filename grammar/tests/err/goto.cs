goto ;
